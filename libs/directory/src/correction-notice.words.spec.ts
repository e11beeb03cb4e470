import { describe, expect, it } from '@jest/globals';
import { correctionNotice } from './correction-notice.words.js';

const whose = { institution: 'Unité cyber', partyName: 'Bénin' };

describe('a notice to an old address', () => {
  it('speaks the language of its reader, and English', () => {
    const { languages, subject, text } = correctionNotice(['email', 'phone'], whose, ['fr-BJ']);
    expect(languages).toEqual(['fr', 'en']);
    expect(subject).toBe(
      'Coordonnées modifiées : Unité cyber / Contact details changed: Unité cyber',
    );
    expect(text).toContain('Modification : adresse électronique principale, téléphone.');
    expect(text).toContain('Changed: main e-mail address, telephone.');
  });

  it.each([[['ja']], [['en']], [[]]])('speaks English alone to readers of %j', (languages) => {
    const notice = correctionNotice(['alternateEmail'], whose, languages);
    expect(notice.languages).toEqual(['en']);
    expect(notice.subject).toBe('Contact details changed: Unité cyber');
    expect(notice.text.match(/24\/7/g)).toHaveLength(1);
  });
});
