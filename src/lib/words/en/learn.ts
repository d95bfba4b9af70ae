/** English: what the Learn page says beside what all pages share. */
export const words = {};
