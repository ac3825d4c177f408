let show: (() => void) | null = null;

/** Opens the list of shortcuts from anywhere; whoever shows it tells how. */
export const help = {
  open: () => show?.(),
  shownBy: (how: (() => void) | null) => {
    show = how;
  },
};
