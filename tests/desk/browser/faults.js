// What is wrong with a page as a reader has it before them: a sentence each. Beside axe, which
// does not see what is cut off, what only a program would write, or where a key cannot go.
() => {
  const told = [];
  const root = document.documentElement;
  const shows = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const hidden = (one) => one.closest(".visually-hidden, .visually-hidden-focusable, svg, option, dialog:not([open])");
  const short = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  const scrolls = (one) => one.closest(".table-responsive, .desk-scroll");

  if (root.scrollWidth > root.clientWidth) told.push("the page scrolls sideways");
  for (const region of document.querySelectorAll(".table-responsive, .desk-scroll")) {
    if (region.tabIndex < 0 || !(region.getAttribute("aria-label") || region.getAttribute("aria-labelledby"))) told.push(`a region that scrolls is not named or reached: ${short(region)}`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const looked = new Set();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const one = text.parentElement;
    if (!text.data.trim() || looked.has(one) || hidden(one) || !shows(one)) continue;
    looked.add(one);
    const style = getComputedStyle(one);
    const cut = (style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1) || (style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1);
    if (cut && !scrolls(one)) told.push(`cut off: ${short(one)}`);
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if ((box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(one)) told.push(`over the edge: ${short(one)}`);
    const key = one.closest("code, kbd, pre, [data-as-written]") ? null : text.data.match(/\b[a-z]+_[a-z0-9_]+\b/);
    if (key) told.push(`shows a program's key: ${key[0]}`);
  }

  // A thing of the program where its words should be.
  const made = (text) => text.match(/<[A-Za-z_.]+ object|[A-Za-z]+ object \(\w+\)|\{[{%]|\bWords\(/);
  for (const one of document.querySelectorAll("main, header, title")) if (made(one.textContent)) told.push(`shows a thing of the program: ${made(one.textContent)[0]}`);
  for (const one of document.querySelectorAll("input:not([type=hidden]), textarea")) if (made(one.value)) told.push(`shows a thing of the program: ${one.value.slice(0, 60)}`);

  const title = document.title.split(" · ")[0].trim();
  if (!title || title === "Inkasso") told.push("the page has no title of its own");
  if (document.querySelectorAll("h1").length !== 1) told.push("there is not one heading of the first rank");
  for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [data-key]")) {
    if (shows(one) && !one.disabled && one.tabIndex < 0) told.push(`no key reaches it: ${short(one)}`);
    if (one.tabIndex > 0) told.push(`has a place of its own in the order: ${short(one)}`);
  }
  const marked = [...document.querySelectorAll("[data-key]")].map((one) => one.dataset.key);
  for (const key of marked.filter((one, place) => marked.indexOf(one) !== place)) told.push(`two things have the key ${key}`);
  for (const link of document.querySelectorAll("a[target=_blank]")) told.push(`opens a window: ${short(link)}`);
  return told;
}
