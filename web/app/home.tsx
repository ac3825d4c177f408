import { DuePanel } from '../features/activities/DuePanel';
import { HomePage } from '../features/home/HomePage';

// Which feature puts which panel on the first page.
const panels = [DuePanel];

export const HomeRoutePage = () => <HomePage panels={panels} />;
