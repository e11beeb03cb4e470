import type { ComposedLetter } from '#messaging';
import { bilingual } from './letters/bilingual.js';

interface Words {
  readonly subject: (institution: string) => string;
  readonly text: (institution: string, partyName: string) => string;
}

const words: Readonly<Record<string, Words>> = {
  en: {
    subject: (institution) => `Test of this address: ${institution}`,
    text: (institution, partyName) =>
      [
        `This is a test message of the 24/7 network of contact points. The directory has this address for ${institution} (${partyName}).`,
        'Please answer this message with a word, so that the secretariat knows that it reaches you. Nothing else is asked of you, and no response time is measured.',
      ].join('\n\n'),
  },
  fr: {
    subject: (institution) => `Essai de cette adresse : ${institution}`,
    text: (institution, partyName) =>
      [
        `Ceci est un message d’essai du réseau 24/7 de points de contact. Le répertoire contient cette adresse pour ${institution} (${partyName}).`,
        'Veuillez répondre d’un mot à ce message, afin que le secrétariat sache qu’il vous parvient. Rien d’autre ne vous est demandé, et aucun temps de réponse n’est mesuré.',
      ].join('\n\n'),
  },
  es: {
    subject: (institution) => `Prueba de esta dirección: ${institution}`,
    text: (institution, partyName) =>
      [
        `Este es un mensaje de prueba de la red 24/7 de puntos de contacto. El directorio contiene esta dirección de ${institution} (${partyName}).`,
        'Responda a este mensaje con una palabra, para que la secretaría sepa que le llega. No se le pide nada más, y no se mide ningún tiempo de respuesta.',
      ].join('\n\n'),
  },
};

export function channelTest(
  { institution, partyName }: { readonly institution: string; readonly partyName: string },
  languages: readonly string[],
): ComposedLetter {
  return bilingual(words, languages, ({ subject, text }) => ({
    subject: subject(institution),
    text: text(institution, partyName),
  }));
}
