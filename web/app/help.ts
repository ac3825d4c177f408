import { question } from '../kit/questions/questions';

const show = question<null, void>(async () => (await import('./ShortcutHelp')).ShortcutHelp);

/** Opens the list of shortcuts from anywhere. */
export const openHelp = () => void show(null);
