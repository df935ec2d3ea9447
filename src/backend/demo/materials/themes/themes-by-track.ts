import type { DemoTrackId } from '../demo-tracks.ts';
import { aiThemes } from './ai-themes.ts';
import { educationThemes } from './education-themes.ts';
import { energyThemes } from './energy-themes.ts';
import { financeThemes } from './finance-themes.ts';
import { medicalThemes } from './medical-themes.ts';
import { securityThemes } from './security-themes.ts';
import { softwareThemes } from './software-themes.ts';
import { transportThemes } from './transport-themes.ts';
import { waterThemes } from './water-themes.ts';
import type { ProjectTheme } from './project-theme.ts';

/** Four invented projects per track: 36 in all, as many as the demo has entries. */
export const themesByTrack: Readonly<Record<DemoTrackId, readonly ProjectTheme[]>> = {
  finance: financeThemes,
  energy: energyThemes,
  transport: transportThemes,
  security: securityThemes,
  education: educationThemes,
  medical: medicalThemes,
  water: waterThemes,
  software: softwareThemes,
  ai: aiThemes,
};
