// Where Tab comes: each stop must show that it is reached, stand in the window, and be covered by
// nothing (WCAG 2.4.7, 2.4.11).
() => {
    const told = [];
    const reached = "main a[href], main button, main input:not([type=hidden]), main select, main textarea, main summary";
    for (const one of document.querySelectorAll(reached)) {
        if (!one.checkVisibility() || one.disabled) continue;
        const before = getComputedStyle(one);
        const [line, shadow, edge] = [before.outlineStyle, before.boxShadow, before.borderColor];
        one.focus();
        const now = getComputedStyle(one);
        const what = one.outerHTML.replace(/\s+/g, " ").slice(0, 110);
        if (now.outlineStyle === line && now.boxShadow === shadow && now.borderColor === edge) told.push(`does not show that it is reached: ${what}`);
        const box = one.getClientRects()[0];
        const [x, y] = [box.left + Math.min(box.width / 2, 12), box.top + Math.min(box.height / 2, 12)];
        const top = document.elementFromPoint(x, y);
        if (!top) told.push(`is not in the window: ${what}`);
        else if (!one.contains(top) && !top.contains(one) && !top.closest("label")) told.push(`is covered: ${what}`);
        one.blur();
    }
    return told;
}
