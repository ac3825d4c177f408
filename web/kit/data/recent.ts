/** A record the viewer has opened lately. */
export interface RecentRecord {
  type: string;
  id: string;
  title: string;
  url: string;
}

const KEY = 'rapport.recent';

/** The records opened lately, newest first, of one organization. */
export function recentRecords(organizationId: string): RecentRecord[] {
  try {
    return JSON.parse(localStorage.getItem(`${KEY}.${organizationId}`) ?? '[]') as RecentRecord[];
  } catch {
    return [];
  }
}

/** Puts a record on top of the recent ones; keeps twelve. */
export function noteRecent(organizationId: string, record: RecentRecord): void {
  const others = recentRecords(organizationId).filter((other) => other.id !== record.id);
  localStorage.setItem(`${KEY}.${organizationId}`, JSON.stringify([record, ...others].slice(0, 12)));
}
