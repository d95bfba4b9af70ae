/** Codes as they were pasted: kept while the tab is open, since names may stand beside them. */
class PastedCodes {
  text = $state('');
}

export const pasted = new PastedCodes();
