"""The engine beyond one machine: Elasticsearch 9, fed with the same terms as the embedded one."""
