import { Injectable } from '@nestjs/common';
import { Fault, type Instant } from '#kernel';
import type { Letter } from '../domain/letter.events.js';

/** To whom a letter goes, from the directory as it is when it is sent. */
export interface LetterRecipient {
  readonly contactPointId: string;
  readonly party: string;
  readonly partyName: string;
  readonly institution: string;
  /** BCP 47, the preferred one first. */
  readonly languages: readonly string[];
  /** IANA zone. */
  readonly timezone: string;
  /** In clear; never logged. It is not there when the directory has none, or the person was erased. */
  readonly address?: string;
}

export interface LetterAttachment {
  readonly filename: string;
  /** With its charset where it is text. */
  readonly contentType: string;
  readonly content: string | Uint8Array;
}

/** A letter in words. */
export interface ComposedLetter {
  /** BCP 47, in the order in which the text uses them. */
  readonly languages: readonly string[];
  readonly subject: string;
  /** Plain text; empty lines end paragraphs. */
  readonly text: string;
  readonly attachments?: readonly LetterAttachment[];
}

/** @returns `undefined` where there is nothing to say any more: the letter then ends unsent. */
export type ComposeLetter = (
  letter: Letter,
  recipient: LetterRecipient,
  sentAt: Instant,
) => Promise<ComposedLetter | undefined>;

/** @returns `undefined` where nobody is to be written to any more. */
export type FindRecipient = (letter: Letter) => Promise<LetterRecipient | undefined>;

/** Where those who have letters sent say how they are put into words, and the directory whom they reach. */
@Injectable()
export class LetterDesk {
  private readonly composers = new Map<string, ComposeLetter>();
  private recipients: FindRecipient | undefined;

  composes(purpose: string, compose: ComposeLetter): void {
    this.composers.set(purpose, compose);
  }

  finds(recipients: FindRecipient): void {
    this.recipients = recipients;
  }

  composerOf({ purpose }: Letter): ComposeLetter {
    const compose = this.composers.get(purpose);
    if (compose === undefined)
      throw new Fault('letter-purpose-unknown', `nothing here writes letters of ${purpose}`);
    return compose;
  }

  async recipientOf(letter: Letter): Promise<LetterRecipient | undefined> {
    return this.recipients?.(letter);
  }
}
