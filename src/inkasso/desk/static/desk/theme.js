// Before anything is painted: dark where the reader chose it, or left it to the machine that has it.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const asked = root.dataset.theme;
    root.dataset.bsTheme = asked === "dark" || (asked === "auto" && dark.matches) ? "dark" : "light";
  };
  paint();
  dark.addEventListener("change", paint);
})();
