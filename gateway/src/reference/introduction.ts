/** Introduces the reference. It states the rules that apply to every operation. */
export const INTRODUCTION = `The back-end of a contact-lens retailer.

## Start

Anybody may search the catalogue. For anything else, sign in with \`POST /v1/sessions\` and send the access token as \`Authorization: Bearer <token>\`. Public operations accept a token too: the request is then counted for its owner and not for its address.

A machine sends an API key of \`createApiKey\` in place of the access token. Each operation names the scopes that open it to a key.

The messages between the services are described in [asyncapi.json](/asyncapi.json), as AsyncAPI 3.0.

## Conventions

- **Bodies** are JSON in UTF-8. A body in another charset is refused, and so is an object that names a field twice.
- **Ids** are UUIDs. Capitals make no difference.
- **Money** is an amount in minor units (cents) and a currency.
- **Times** are in UTC, with \`Z\`. Days are \`YYYY-MM-DD\`.
- **Lists** are pages: send \`nextCursor\` back as \`cursor\`. \`count=true\` adds \`total\`, which is counted up to 10,000.
- **\`expand\`** adds the answers of other operations, for example \`expand=payment,payment.refunds\`.
- **Repeats**: a POST needs an \`Idempotency-Key\`. A repeat with the same key gets the same answer.
- **Changes**: send the \`ETag\` of what you read as \`If-Match\`. If it has changed since, the answer is 412.
- **Creations**: an answer with 201 or 202 names in \`Location\` what was created or where its work is read, if that has an address.
- **Waiting**: \`Prefer: wait=10\` delays the answer until an order has settled. If it has not settled in time, the answer is 202, with its address in \`Location\`.
- **Errors** are problems by RFC 9457. \`type\` is a page that explains the error, \`errors\` names the wrong fields, and \`requestId\` finds the request in the logs. Texts are in English or Chinese, by \`Accept-Language\`.
- **Limits**: \`RateLimit\` and \`RateLimit-Policy\` say how many requests are left. After 429 or 503, wait for \`Retry-After\` seconds.
- **Caching**: answers of the public catalogue have an \`ETag\` and may be kept as long as \`Cache-Control\` says.
- **Browsers**: a web page of another origin may call the API if the operator lists the origin in \`CORS_ORIGINS\`. \`EventSource\` opens a stream with a ticket of \`createStreamTicket\`.
- **Changes of this API** are additive: ignore fields that you do not know. \`Deprecation\` and \`Sunset\` announce an end.`;
