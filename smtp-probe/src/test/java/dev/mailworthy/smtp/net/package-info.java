/**
 * Tests on real networks: a client, a router and a server in their own network namespaces, with virtual cables and
 * nftables between them. They leave the machine's own network unchanged. They need root, iproute2 and nftables.
 */
package dev.mailworthy.smtp.net;
