/** What a clicker's keys do. */
export interface Paging {
  on(): void;
  back(): void;
}

/**
 * Takes the keys of a clicker, wherever the focus is but in what is typed: PageDown goes on, PageUp goes
 * back. Arrow keys belong to the figure that has the focus.
 */
export function pageBy(event: KeyboardEvent, { on, back }: Paging): void {
  const { target, key } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  if (target instanceof Element && target.closest('textarea, dialog')) return;
  if (key === 'PageDown') on();
  else if (key === 'PageUp') back();
  else return;
  event.preventDefault();
}
