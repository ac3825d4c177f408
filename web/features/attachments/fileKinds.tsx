import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconMusic,
  IconPhoto,
  IconTable,
} from '@tabler/icons-react';
import type { AttachmentKind } from '../../gql/graphql';

const ICONS: Record<string, typeof IconFile> = {
  IMAGE: IconPhoto,
  PDF: IconFileTypePdf,
  DOCUMENT: IconFileText,
  TEXT: IconFileText,
  SPREADSHEET: IconTable,
  AUDIO: IconMusic,
  VIDEO: IconMovie,
  ARCHIVE: IconFileZip,
};

export const KINDS: Record<AttachmentKind, string> = {
  IMAGE: 'Image',
  PDF: 'PDF',
  DOCUMENT: 'Document',
  SPREADSHEET: 'Spreadsheet',
  TEXT: 'Text',
  AUDIO: 'Audio',
  VIDEO: 'Video',
  ARCHIVE: 'Archive',
  OTHER: 'Other',
};

/** The picture of a kind of file. */
export function FileIcon({ kind, size = 18 }: { kind: string; size?: number }) {
  const Icon = ICONS[kind] ?? IconFile;
  return <Icon size={size} stroke={1.75} style={{ flex: 'none' }} aria-hidden />;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A size in the unit people would say: "1.4 MB". */
export function formatBytes(bytes: number | string): string {
  let value = Number(bytes);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(value < 10 && unit > 0 ? 1 : 0)} ${UNITS[unit]}`;
}
