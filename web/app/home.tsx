import { HomePage } from '../features/home/HomePage';
import { PlannedPanel } from '../features/interactions/PlannedPanel';

// Which feature puts which panel on the first page.
const panels = [PlannedPanel];

export const HomeRoutePage = () => <HomePage panels={panels} />;
