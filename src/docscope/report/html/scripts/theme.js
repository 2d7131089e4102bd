// The button that changes between light and dark; the choice is kept where that is possible.

const STORED = "docscope-theme";

function storedTheme() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null; // a page opened as a file may have no storage
  }
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function nameTheme(button) {
  button.textContent = isDark() ? "Light" : "Dark";
  button.setAttribute("aria-label", `Change to ${isDark() ? "light" : "dark"} colours`);
}

function startTheme() {
  const button = document.querySelector("#theme");
  const stored = storedTheme();
  if (stored === "dark" || stored === "light") document.documentElement.dataset.theme = stored;
  button.hidden = false;
  nameTheme(button);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => nameTheme(button));
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(STORED, document.documentElement.dataset.theme);
    } catch {
      // the choice then lasts as long as the page is open
    }
    nameTheme(button);
  });
}

startTheme();
