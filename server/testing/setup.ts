import 'reflect-metadata';
import net from 'node:net';

// Tests must not depend on the network: a connection to anything but this machine and the test database fails.
const allowed = new Set(['localhost', '127.0.0.1', '::1']);
for (const name of ['TEMPLATE_DATABASE_URL', 'TEST_REDIS_URL']) {
  if (process.env[name]) allowed.add(new URL(process.env[name]).hostname);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const [target] = [args].flat(2) as [{ host?: string; path?: string } | string | number];
  const host = typeof target === 'object' ? target.host : typeof args[1] === 'string' ? args[1] : undefined;
  if (host && !allowed.has(host))
    throw new Error(`Tests may not use the network, but one connected to ${host}`);
  return connect.apply(this, args as never);
};
