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
    x: () => (rows()[current] ?? document.activeElement.closest?.("[data-row]"))?.querySelector("input[type=checkbox]")?.click(),
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
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      // Where there are two answers, such as yes and no, one of them has to be pressed.
      const buttons = event.target.form.querySelectorAll("button[type=submit]:not([formtarget])");
      if (buttons.length === 1) buttons[0].click();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const marked = byKey(event.key);
    // What binds somebody is only reached by its key; Enter does it.
    const act = keys[event.key] ?? (marked && (() => { if (!("onlyFocus" in marked.dataset)) marked.click(); marked.focus(); }));
    if (!act) return;
    event.preventDefault();
    act();
  });

  // A row leads where its link leads, wherever it is clicked; text can still be marked.
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("tr[data-row]");
    if (!row || event.target.closest("a, button, input, label, select, summary") || `${getSelection()}`) return;
    const link = row.querySelector("a[href]");
    if (link && (event.ctrlKey || event.metaKey)) open(link.href);
    else link?.click();
  });

  document.addEventListener("click", (event) => {
    const menu = document.querySelector(".desk-menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
})();
