/** A mail as it is on the wire, from its headers and its body. */
export function mail(headers: Readonly<Record<string, string>>, body = 'We are here.\n'): Buffer {
  const lines = Object.entries({
    From: 'Ana Silva <ana@se-1.example>',
    Subject: 'Re: Ping test',
    Date: 'Mon, 19 Feb 2024 09:07:00 +0000',
    'Message-ID': '<reply.1@se-1.example>',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([...lines, '', body].join('\n').replaceAll(/\r?\n/g, '\r\n'));
}

/** A delivery report (RFC 3464), with the headers of the message that it returns where they are given. */
export function report(to: string, action: string, status: string, returned?: string): Buffer {
  const parts = [
    'Content-Type: text/plain\n\nThis is the mail system.\n',
    `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; main@se-1.example\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status} <main@se-1.example> refused\n`,
    ...(returned === undefined ? [] : [`Content-Type: text/rfc822-headers\n\n${returned}\n`]),
  ];
  return mail(
    {
      From: 'MAILER-DAEMON@mx.example',
      To: to,
      'Message-ID': `<${action}.${status}@mx.example>`,
      'Auto-Submitted': 'auto-replied',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    `${parts.map((part) => `--b\n${part}`).join('\n')}\n--b--\n`,
  );
}
