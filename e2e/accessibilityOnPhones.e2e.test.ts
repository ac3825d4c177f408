import { testEveryScreen } from './everyScreen.js';

testEveryScreen(390, 800);
