import type { ReactNode } from 'react';
import { ErrorState, SkeletonRows } from './faces';

interface LoadedProps<Data> {
  result: { data?: Data; error?: unknown; refetch: () => Promise<unknown> };
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** A query on the screen: its skeleton, its error, or what it brought. */
export function Loaded<Data>({ result: { data, error, refetch }, rows = 4, children }: LoadedProps<Data>) {
  if (data) return children(data);
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={rows} />;
}
