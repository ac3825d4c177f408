import type { Page, WebSocketRoute } from 'playwright-core';

/** The live connection of a page, which a test can cut and mend. */
export interface LiveLine {
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** The `since` of every time a subscription of this name was asked for so far. */
  asked(subscription: string): (string | null)[];
}

/** Puts a switch into the live connection of a page; before it is opened. */
export async function liveLine(page: Page): Promise<LiveLine> {
  const open = new Set<WebSocketRoute>();
  const subscribed: { operationName: string; variables?: { since?: string | null } }[] = [];
  let whole = true;
  await page.routeWebSocket(/\/graphql/, (socket) => {
    if (!whole) return void socket.close();
    open.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { type, payload } = JSON.parse(String(message));
      if (type === 'subscribe') subscribed.push(payload);
      server.send(message);
    });
  });
  return {
    asked: (subscription) =>
      subscribed
        .filter(({ operationName }) => operationName === subscription)
        .map(({ variables }) => variables?.since ?? null),
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
