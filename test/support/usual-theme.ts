/** Gives the theme of reports that name none. */
import { readBuiltInTheme } from "#theme/built-in-theme.ts";

export const theme = await readBuiltInTheme();
