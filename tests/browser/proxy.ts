import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the page asked the server for. */
export interface Asked {
  readonly path: string;
  readonly range: string | undefined;
}

/** Milliseconds in which a busy browser reads what was sent: a cut wire loses what it has not. */
const READ_MS = 500;

/**
 * The page behind a server whose wires can be cut in the middle of a file, as no request handler of
 * the browser's can.
 */
export class FlakyServer {
  readonly asked: Asked[] = [];
  /** A file whose answer breaks off after so many bytes; null when all is well. */
  cut: { readonly path: string; readonly after: number } | null = null;
  readonly #server: Server;
  readonly #target: URL;

  constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((incoming, outgoing) => {
      const path = incoming.url ?? '/';
      this.asked.push({ path, range: incoming.headers.range });
      const onward = request(
        new URL(path, this.#target),
        { method: incoming.method, headers: { ...incoming.headers, host: this.#target.host } },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          let sent = 0;
          answer.on('data', (part: Buffer) => {
            const left =
              this.cut && path.endsWith(this.cut.path) ? this.cut.after - sent : Infinity;
            if (part.length <= left) outgoing.write(part);
            else
              outgoing.write(part.subarray(0, Math.max(0, left)), () =>
                setTimeout(() => outgoing.destroy(), READ_MS)
              );
            sent += part.length;
          });
          answer.on('end', () => outgoing.end());
        }
      );
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      incoming.pipe(onward);
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, 'localhost', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
