/** The licence of the compilation: what metadata for machines name it by (it is CC BY 4.0). */
export const LICENCE_URL = 'https://creativecommons.org/licenses/by/4.0/';
