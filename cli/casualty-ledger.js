#!/usr/bin/env node
/** `npx casualty-ledger` and `npm run ledger --` begin here. */
import { launch } from '../launch.js';

launch('cli');
