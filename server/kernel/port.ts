import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { StartupError } from './startupError.js';

/** A TCP port on this machine that is free now. */
export const freePort = (): Promise<number> => listenOnce(0, '127.0.0.1');

/** Throws a StartupError that says what to do when the port cannot be used. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  try {
    await listenOnce(port, host);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartupError(
        `Port ${port} is taken by another program. Set PORT to a free one: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} needs more rights. Set PORT to a number above 1023.`);
    throw new StartupError(`Cannot listen on ${host}:${port} (${message}). Check HOST and PORT.`);
  }
}

async function listenOnce(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return address.port;
}
