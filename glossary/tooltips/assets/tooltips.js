// Shows the definition of a term on hover, focus and tap. Without this script the link and its description remain.
(() => {
  if (window.glossaryTooltips) return;
  window.glossaryTooltips = true;
  const tip = document.createElement('div');
  const layered = typeof tip.showPopover === 'function';
  tip.className = 'glossary-tip';
  tip.hidden = !layered;
  if (layered) tip.popover = 'manual';
  // Readers of the screen hear the term's description; this copy of it is for the eyes.
  tip.setAttribute('aria-hidden', 'true');
  document.body.append(tip);
  let shown = null, timer = 0, touched = false, pressed = null;

  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    shown = null;
    layered ? tip.hidePopover() : tip.hidden = true;
  };
  const place = term => {
    const near = [...term.getClientRects()].pop(), size = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(near.left, document.documentElement.clientWidth - size.width - 8));
    const below = near.bottom + 6, fits = below + size.height <= innerHeight || near.top < size.height + 6;
    tip.style.left = left + 'px';
    tip.style.top = (fits ? below : near.top - size.height - 6) + 'px';
  };
  // As dark as what it stands on, whatever the system says: a site may have a switch of its own, or no dark side.
  const shade = term => {
    const rgb = getComputedStyle(term).color.match(/^rgba?\((\d+), (\d+), (\d+)/);
    tip.style.colorScheme = !rgb ? '' : rgb[1] * .3 + rgb[2] * .59 + rgb[3] * .11 > 128 ? 'dark' : 'light';
  };
  const show = term => {
    clearTimeout(timer);
    if (shown === term) return;
    const said = document.getElementById(term.getAttribute('aria-describedby'));
    if (!said) return;
    hide();
    tip.replaceChildren(...said.cloneNode(true).childNodes);
    if (term.hasAttribute('href')) {
      const link = document.createElement('a');
      link.href = term.href;
      link.tabIndex = -1;
      link.textContent = '→';
      tip.append(link);
    }
    shown = term;
    shade(term);
    layered ? tip.showPopover() : tip.hidden = false;
    place(term);
  };
  const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
  const termOf = event => event.target.closest?.('.glossary-term');

  addEventListener('pointerover', event => {
    if (event.pointerType === 'touch') return;
    const term = termOf(event);
    if (term) later(() => show(term), 120);
    else if (tip.contains(event.target)) clearTimeout(timer);
    else if (shown) later(hide, 250);
  });
  addEventListener('pointerdown', event => {
    touched = event.pointerType === 'touch';
    pressed = touched ? termOf(event) : null;
    if (!termOf(event) && !tip.contains(event.target)) hide();
  });
  // Who scrolls, or presses long for the browser's own menu, does not tap.
  for (const other of ['pointercancel', 'contextmenu']) addEventListener(other, () => { pressed = null; });
  // A click must not arise from the tap: a site's router may hear it before this script does, and follow the link.
  addEventListener('touchend', event => {
    const term = termOf(event);
    if (!term || term !== pressed || !event.cancelable) return;
    event.preventDefault();
    shown === term ? hide() : show(term);
  }, { passive: false });
  addEventListener('click', event => {
    const term = termOf(event);
    if (!term || !touched) return;
    event.preventDefault();
    shown === term ? hide() : show(term);
  }, true);
  addEventListener('focusin', event => {
    const term = termOf(event);
    if (term) touched || show(term);
    else if (!tip.contains(event.target)) hide();
  });
  addEventListener('focusout', event => { if (termOf(event) === shown && !touched) later(hide, 100); });
  addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
  addEventListener('scroll', event => { if (shown && !tip.contains(event.target)) hide(); }, true);
  addEventListener('resize', hide);
})();
