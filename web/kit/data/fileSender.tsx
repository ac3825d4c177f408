import { createContext, useContext } from 'react';

/** Puts a file on a record, named as `{ clientId }` and so on; rejects with what the server said. */
export type FileSender = (link: Record<string, string>, file: File) => Promise<void>;

const FileSenderContext = createContext<FileSender | null>(null);
export const FileSenderProvider = FileSenderContext.Provider;

/** How forms of other features put files on what they have saved; null where nothing can be sent. */
export const useFileSender = (): FileSender | null => useContext(FileSenderContext);
