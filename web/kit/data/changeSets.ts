const MOST = 20;

/** A change that can be undone. */
export interface UndoStep {
  changeSetId: string;
  /** What it was, as told when it was done. */
  what?: string;
}

let steps: UndoStep[] = [];

/** Notes the change set of the mutation that has just answered; the Apollo link calls it. */
export function rememberChangeSet(changeSetId: string): void {
  steps = [...steps, { changeSetId }].slice(-MOST);
}

/** Names the latest change, and answers its change set. */
export function nameLatest(what: string): string | null {
  const latest = steps.at(-1);
  if (!latest || latest.what) return null;
  latest.what = what;
  return latest.changeSetId;
}

/** Takes a change off the pile: the one asked for, or the latest. */
export function takeStep(changeSetId?: string): UndoStep | null {
  const step = changeSetId ? steps.find((one) => one.changeSetId === changeSetId) : steps.at(-1);
  steps = steps.filter((one) => one !== step);
  return step ?? null;
}

/** Puts back a change that could not be undone just now. */
export function putBack(step: UndoStep): void {
  steps = [...steps, step];
}

/** Forgets everything; on signing out or changing the organization. */
export function forgetChangeSets(): void {
  steps = [];
}
