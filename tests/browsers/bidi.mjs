/**
 * A connection of WebDriver BiDi: commands with numbers, answers that name theirs.
 *
 * @param {string} address of the browser's socket
 * @returns {Promise<(method: string, params: object) => Promise<any>>} sends a command; rejects with
 *   the browser's own words
 */
export async function connect(address) {
  const socket = new WebSocket(`${address}/session`);
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const { id, type, result, error, message } = JSON.parse(data);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (type === 'error') asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result);
  };
  const gone = () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser is gone.'));
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`There is no browser at ${address}.`));
  });
  socket.onclose = gone;

  let last = 0;
  return (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
}
