// Keys for those whose hands stay on the keyboard; every one of them has a link or a button too.
(() => {
  const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")];
  const target = (row) => row.querySelector("summary, a[href]");
  let current = -1;

  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    all[current]?.classList.remove("is-current");
    current = Math.min(Math.max(current + step, 0), all.length - 1);
    const row = all[current];
    row.classList.add("is-current");
    row.scrollIntoView({ block: "nearest" });
    target(row)?.focus({ preventScroll: true });
  };

  const byKey = (key) => [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);

  const keys = {
    "/": () => document.getElementById("search")?.focus(),
    j: () => move(1),
    k: () => move(-1),
    h: () => location.assign("/"),
    "?": () => document.getElementById("keys")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
    if (event.key === "Escape") {
      const menu = document.querySelector(".desk-menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else if (typing) event.target.blur();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const marked = byKey(event.key);
    const act = keys[event.key] ?? (marked && (() => { marked.click(); marked.focus(); }));
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    const menu = document.querySelector(".desk-menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
})();
