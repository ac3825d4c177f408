import { testEveryScreen } from './everyScreen.js';

testEveryScreen(390);
