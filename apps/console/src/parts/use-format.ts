import { useSettings } from '../shell/settings.jsx';
import { formatIn, type Format } from './format.js';

export function useFormat(): Format {
  return formatIn(useSettings().language);
}
