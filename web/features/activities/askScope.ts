import { ask } from '../../kit/questions/ask';
import { isOpen } from './activityTypes';
import { type Drawn, shownOf } from './calendarEvents';
import { dueWords } from './due';

/** Asks of what repeats whether only this one is to move, or those that follow, too; null when it was closed. */
export async function askScope(drawn: Drawn): Promise<'THIS' | 'FOLLOWING' | null> {
  const { activity } = drawn;
  if (!activity.recurrence || !isOpen(activity)) return 'THIS';
  const following = await ask({
    title: activity.subject,
    text: `This repeats. Move only the one of ${dueWords(shownOf(drawn))}, or all later ones, too?`,
    yes: 'This and all later ones',
    no: 'Only this one',
  });
  return following === null ? null : following ? 'FOLLOWING' : 'THIS';
}
