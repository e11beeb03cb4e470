import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LetterDesk, type ComposedLetter, type Letter } from '#messaging';
import { correctionNotice } from './correction-notice.words.js';

export const correctionNoticePurpose = 'correction-notice';

/** Puts the letter to an old address into words. */
@Injectable()
export class CorrectionNotices implements OnModuleInit {
  constructor(private readonly desk: LetterDesk) {}

  onModuleInit(): void {
    this.desk.composes(correctionNoticePurpose, (letter, { institution, partyName, languages }) =>
      Promise.resolve(composed(letter, { institution, partyName }, languages)),
    );
  }
}

function composed(
  { about }: Letter,
  whose: { readonly institution: string; readonly partyName: string },
  languages: readonly string[],
): ComposedLetter {
  const { fields } = about;
  return correctionNotice(Array.isArray(fields) ? fields.map(String) : [], whose, languages);
}
