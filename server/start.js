/** `npm start` and `npm run dev` begin here. */
import { launch } from '../launch.js';

launch('start');
