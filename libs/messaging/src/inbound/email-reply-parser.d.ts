/** The package brings no types of its own. */
declare module 'email-reply-parser' {
  export default class EmailReplyParser {
    /** @returns what a reply says, without quotes and signature. */
    parseReply(text: string): string;
  }
}
