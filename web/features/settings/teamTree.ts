interface TreeRow {
  id: string;
  parentTeamId?: string | null;
}

/** Rows in the order of a tree, each with its depth; whose parent is not there stands at the top. */
export function teamTree<Row extends TreeRow>(rows: readonly Row[]): (Row & { depth: number })[] {
  const ids = new Set(rows.map(({ id }) => id));
  const below = (parent: string | null, depth: number): (Row & { depth: number })[] =>
    rows
      .filter(({ parentTeamId }) => (parentTeamId && ids.has(parentTeamId) ? parentTeamId : null) === parent)
      .flatMap((row) => [{ ...row, depth }, ...below(row.id, depth + 1)]);
  return below(null, 0);
}

/** The ids of a team and of every team below it: none of them can be its parent. */
export function withDescendants(rows: readonly TreeRow[], id: string): Set<string> {
  const found = new Set([id]);
  for (let grown = true; grown; ) {
    const next = rows.filter((row) => row.parentTeamId && found.has(row.parentTeamId) && !found.has(row.id));
    for (const row of next) found.add(row.id);
    grown = next.length > 0;
  }
  return found;
}
