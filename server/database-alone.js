/** The embedded Postgres alone, migrated and empty: `casualty-ledger restore` fills it. */
import { launch } from '../launch.js';

launch(() => import('./database-alone.ts'));
