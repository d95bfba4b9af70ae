/**
 * Finds things in the page as a visitor would, by what they are and what they are called. It is
 * sent to the page as text, so it knows nothing of the module around it.
 *
 * @param {{ selector: string, name?: string, within?: { selector: string, name?: string } }} where
 *   `name` is a regular expression
 * @returns what the first one that is shown is like; null where there is none
 */
export function look({ selector, name, within }) {
  /** @param {Element} element */
  const nameOf = (element) => {
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = /** @type {HTMLInputElement} */ (element).labels ?? [];
    const said = [
      element.getAttribute('aria-label'),
      by.map((id) => document.getElementById(id)?.textContent).join(' '),
      [...labels].map((label) => label.textContent).join(' '),
      element.textContent
    ].find(Boolean);
    return (said ?? '').replace(/\s+/g, ' ').trim();
  };
  /** @param {ParentNode} root @param {{ selector: string, name?: string }} wanted */
  const find = (root, wanted) =>
    [...root.querySelectorAll(wanted.selector)].find(
      (element) =>
        element.getClientRects().length > 0 && new RegExp(wanted.name ?? '').test(nameOf(element))
    );
  const root = within ? find(document, within) : document;
  const found = /** @type {HTMLInputElement | undefined} */ (
    root && find(root, { selector, name })
  );
  if (!found) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = found.getBoundingClientRect();
  return {
    x: x + width / 2,
    y: y + height / 2,
    width,
    height,
    text: (found.innerText ?? found.textContent ?? '').replace(/\s+/g, ' ').trim(),
    value: found.value ?? null,
    disabled: found.disabled ?? false,
    selected: found.getAttribute('aria-selected') === 'true',
    said: found.getAttribute('aria-valuetext')
  };
}

/** The values of the table in the open dialog; null where there is none. */
export function readTable() {
  const table = document.querySelector('dialog[open] table');
  if (!(table instanceof HTMLTableElement)) return null;
  return [...table.tBodies[0].rows].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())
  );
}

/** From now on, files that the page hands over are kept in `window.taken`, and what fails in `window.wrong`. */
export function watch() {
  const here = /** @type {any} */ (window);
  if (here.taken) return;
  here.taken = [];
  here.wrong = [];
  addEventListener('error', (event) => here.wrong.push(event.message));
  addEventListener('unhandledrejection', (event) => here.wrong.push(String(event.reason)));
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = make.call(URL, blob);
    blobs.set(address, blob);
    return address;
  };
  // A browser under automation may ask where to save, and waits for ever.
  HTMLAnchorElement.prototype.click = function () {
    here.taken.push({ name: this.download, blob: blobs.get(this.href) });
  };
}

/** The file that was handed over last, its bytes in base64; null where there was none since. */
export async function take() {
  const { taken } = /** @type {any} */ (window);
  const file = taken.pop();
  if (!file) return null;
  const bytes = new Uint8Array(await file.blob.arrayBuffer());
  const parts = [];
  for (let i = 0; i < bytes.length; i += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  }
  return { name: file.name, bytes: btoa(parts.join('')) };
}

/**
 * Chooses from a list.
 *
 * @param {{ selector: string, value: string }} choice
 */
export function choose({ selector, value }) {
  const list = document.querySelector(selector);
  if (!(list instanceof HTMLSelectElement)) throw new Error(`There is no list ${selector}.`);
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
}
