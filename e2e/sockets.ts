import type { Page, WebSocketRoute } from 'playwright-core';

/** The live connection of a page, which a test can cut and mend. */
export interface LiveLine {
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** The `since` of every subscription asked for so far. */
  asked: (string | null)[];
}

/** Puts a switch into the live connection of a page; before it is opened. */
export async function liveLine(page: Page): Promise<LiveLine> {
  const open = new Set<WebSocketRoute>();
  const asked: (string | null)[] = [];
  let whole = true;
  await page.routeWebSocket(/\/graphql/, (socket) => {
    if (!whole) return void socket.close();
    open.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { type, payload } = JSON.parse(String(message));
      if (type === 'subscribe') asked.push(payload.variables?.since ?? null);
      server.send(message);
    });
  });
  return {
    asked,
    cut: async () => {
      whole = false;
      for (const socket of open) await socket.close();
      open.clear();
    },
    mend: async () => {
      whole = true;
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
    },
  };
}
