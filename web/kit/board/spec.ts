import type { ReactNode } from 'react';
import type { GroupsDocument } from '../list/useGroups';

/** What a card needs to offer its menu. */
export interface CardMenuState {
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
  /** Puts the card into another column, named by its value. */
  onMoveTo: (value: string) => void;
}

/** How the records of a noun lie on a board by the values of a choice. */
export interface BoardSpec<Row> {
  /** The noun's list in groups. */
  query: GroupsDocument<Row>;
  /** Key of the choice that makes the columns. */
  by: string;
  /** The order within a column. */
  orderBy: object[];
  renderCard: (row: Row, menu: CardMenuState) => ReactNode;
  /** What a card is called to those who do not see it. */
  labelOf: (row: Row) => string;
  /** What a column says below its title. */
  summaryOf?: (rows: Row[]) => ReactNode;
  /** Takes a move into its own hands, such as one that needs a dialog; true when it did. */
  onMove?: (row: Row, value: string) => boolean;
}
