import type { GridRow } from '../list/DataGrid';
import type { GroupsDocument } from '../list/useGroups';

/** How the records of a noun are laid out by day. */
export interface CalendarSpec<Row> {
  /** The noun's list in groups. */
  query: GroupsDocument<Row>;
  /** Key of the date field it begins with. */
  date: string;
  /** Key of the number that is added up for days and weeks, of money in the base currency. */
  amount?: string;
  /** What stands beside the title, such as the time or an amount. */
  detailOf?: (row: Row) => string;
  /** A colour of the theme for its mark, such as `teal`. */
  colorOf?: (row: Row) => string;
  /** The order within a day; that of the list when left out. */
  orderBy?: object[];
}

/** A record as it stands on a day. */
export interface Entry {
  id: string;
  record: GridRow;
  title: string;
  detail: string;
  color: string;
  href: string;
  /** The day on which it stands. */
  day: string;
  /** Whether the viewer may put it onto another day. */
  movable: boolean;
}

/** A day with the first of its records. */
export interface CalendarDay {
  day: string;
  entries: Entry[];
  /** How many there are, shown or not. */
  count: number;
  /** Sum of the amount as a decimal; null without one. */
  sum: string | null;
}

/** What can be done in a calendar. */
export interface CalendarActions {
  peek: (entry: Entry) => void;
  openDay: (day: string) => void;
  /** Asks for the day to move to. */
  ask: (entry: Entry) => void;
  move: (entry: Entry, day: string) => void;
  /** Moves it by days from where it then stands; answers its id when that is another one now. */
  shift: (entry: Entry, days: number) => void | Promise<string | undefined>;
}
