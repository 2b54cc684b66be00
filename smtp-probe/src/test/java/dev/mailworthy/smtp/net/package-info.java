/**
 * Real networks: a client, a router and a server in network namespaces of their own, joined by virtual cables, with nftables
 * in between. Nothing of it touches the machine's own network; it needs root, iproute2 and nftables.
 */
package dev.mailworthy.smtp.net;
