/** For TypeGraphQL: subscriptions are driven by the hub, so the iterator itself never yields. */
export const neverIterable = (): AsyncIterable<never> => ({
  [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
});
