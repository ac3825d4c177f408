import { createContext, useContext } from 'react';

export interface ReferenceOption {
  value: string;
  label: string;
  hint?: string;
}

/** A kind of record another record can point to; the app registers them by name. */
export interface ReferenceSource {
  label: string;
  search: (text: string) => Promise<ReferenceOption[]>;
  /** The name of one id, for chips of a filter that came from the URL. */
  name: (id: string) => Promise<string | null>;
  href?: (id: string) => string;
  /** Creates a record of that name and answers its id; only there when the viewer may. */
  create?: (name: string) => Promise<string>;
}

const ReferenceContext = createContext<Record<string, ReferenceSource>>({});
export const ReferenceProvider = ReferenceContext.Provider;

/** All registered sources by reference type. */
export const useReferences = (): Record<string, ReferenceSource> => useContext(ReferenceContext);

/** The registered source of a reference type. */
export function useReference(type: string | undefined): ReferenceSource | undefined {
  const sources = useContext(ReferenceContext);
  return type ? sources[type] : undefined;
}
